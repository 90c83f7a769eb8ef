import ArgumentParser
import Configuration
import SystemPackage

/// The options of every command that turns reports into packages; what they say goes over the
/// configuration file.
struct ConversionOptions: ParsableArguments {
  @OptionGroup var rules: RuleOptions

  @OptionGroup var output: OutputOptions

  @OptionGroup var templates: TemplateOptions

  @OptionGroup var register: RegisterOptions

  func apply(to configuration: inout Configuration) throws {
    try rules.apply(to: &configuration)
    output.apply(to: &configuration)
    templates.apply(to: &configuration)
    try register.apply(to: &configuration)
  }
}
