// swift-tools-version: 6.2

import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
]

/// For the modules that reckon and describe: no pointer may appear in them at all.
let safe: [SwiftSetting] = strict + [.strictMemorySafety()]

let package = Package(
  name: "blankettd",
  products: [
    .executable(name: "blankettd", targets: ["blankettd"]),
    .library(name: "ReportModel", targets: ["ReportModel"]),
    .library(name: "Blanketter", targets: ["Blanketter"]),
    .library(name: "Rules", targets: ["Rules"]),
    .library(name: "NamndRegister", targets: ["NamndRegister"]),
    .library(name: "ExporterKit", targets: ["ExporterKit"]),
    .library(name: "XLSXExporter", targets: ["XLSXExporter"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto.git", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-log.git", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-system.git", from: "1.8.1"),
    .package(url: "https://github.com/groue/GRDB.swift.git", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams.git", from: "6.2.2"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle.git", from: "2.13.0"),
  ],
  targets: [
    // The heart: what a report says, what a blankett shows, what a rule finds.
    .target(name: "PrintableText", swiftSettings: safe),
    .target(name: "ReportModel", dependencies: ["PrintableText"], swiftSettings: safe),
    .target(
      name: "YAMLReading",
      dependencies: ["ReportModel", .product(name: "Yams", package: "Yams")],
      swiftSettings: safe),
    .target(
      name: "Blanketter",
      dependencies: ["ReportModel", "YAMLReading", .product(name: "Yams", package: "Yams")],
      swiftSettings: safe),
    .target(name: "Facts", dependencies: ["ReportModel", "Blanketter"], swiftSettings: safe),
    .target(
      name: "Rules", dependencies: ["ReportModel", "Blanketter", "Facts"], swiftSettings: safe),
    .target(
      name: "NamndRegister",
      dependencies: ["ReportModel", "YAMLReading", .product(name: "Yams", package: "Yams")],
      swiftSettings: safe),
    .target(
      name: "ExporterKit",
      dependencies: [
        "ReportModel", "Blanketter", .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: strict),

    // The exporters. SwiftPM takes Plugins/ for build-tool plugins unless a path is given.
    .target(
      name: "CSVExporter", dependencies: ["ExporterKit", "ReportModel", "Blanketter"],
      path: "Plugins/CSVExporter", exclude: ["README.md"], swiftSettings: safe),
    .target(
      name: "TextExporter",
      dependencies: [
        "ExporterKit", "ReportModel", "Blanketter", "Facts", "YAMLReading",
        .product(name: "Yams", package: "Yams"),
      ],
      path: "Plugins/TextExporter", exclude: ["README.md"], swiftSettings: safe),
    .target(
      name: "XLSXExporter",
      dependencies: [
        "ExporterKit", "ReportModel", "Blanketter", "CXlsxWriter", "CISAL", "CLinux",
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      path: "Plugins/XLSXExporter", exclude: ["README.md"], swiftSettings: strict),

    .target(
      name: "Threads", dependencies: [.product(name: "SystemPackage", package: "swift-system")],
      swiftSettings: strict),
    // The way from bytes to a staged package, and the daemon around it.
    .target(
      name: "Conversion",
      dependencies: [
        "ReportModel", "Blanketter", "Rules", "NamndRegister", "ExporterKit", "Threads",
        "PrintableText",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: strict),
    .target(
      name: "Spool",
      dependencies: [
        "CLinux", "PrintableText", .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: strict),
    .target(
      name: "Ledger", dependencies: [.product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: safe),
    .target(
      name: "Service",
      dependencies: [
        "Spool", "Ledger", "Conversion", "NamndRegister", "CLinux", "ReportModel", "Threads",
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: strict),
    // What operators say to the daemon, and what it says to them.
    .target(
      name: "Configuration",
      dependencies: [
        "YAMLReading", "ReportModel", "Rules", "CSVExporter", "Spool",
        .product(name: "Logging", package: "swift-log"),
        .product(name: "SystemPackage", package: "swift-system"),
        .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: strict),
    .target(
      name: "Operations",
      dependencies: [
        "Service", "CLinux", "Threads", "PrintableText",
        .product(name: "Logging", package: "swift-log"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "blankettd",
      dependencies: [
        "YAMLReading", "Configuration", "Operations", "ReportModel", "Blanketter", "Rules",
        "NamndRegister", "ExporterKit", "Conversion", "Spool", "Ledger", "Service",
        "CSVExporter", "TextExporter", "XLSXExporter", "CLinux", "PrintableText",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "SystemPackage", package: "swift-system"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
      ],
      swiftSettings: strict),

    .systemLibrary(
      name: "CXlsxWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .systemLibrary(name: "CISAL", pkgConfig: "libisal", providers: [.apt(["libisal-dev"])]),
    .target(name: "CLinux"),

    .testTarget(
      name: "ReportModelTests", dependencies: ["ReportModel"], exclude: ["Fixtures"],
      swiftSettings: strict),
    .testTarget(
      name: "BlanketterTests", dependencies: ["ReportModel", "YAMLReading", "Blanketter"],
      exclude: ["Fixtures"], swiftSettings: strict),
    .testTarget(
      name: "CSVExporterTests",
      dependencies: [
        "CSVExporter", "ExporterKit", "ReportModel", "Blanketter",
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      exclude: ["Golden"], swiftSettings: strict),
    .testTarget(
      name: "XLSXExporterTests",
      dependencies: [
        "XLSXExporter", "CSVExporter", "ExporterKit", "ReportModel", "Blanketter", "CXlsxWriter",
        "CISAL", .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "TextExporterTests",
      dependencies: [
        "blankettd", "TextExporter", "ExporterKit", "ReportModel", "Blanketter", "Facts", "Rules",
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      exclude: ["Golden", "Underlag"], swiftSettings: strict),
    .testTarget(
      name: "DocumentationTests", dependencies: ["ReportModel", "Blanketter"],
      swiftSettings: strict),
    .testTarget(
      name: "FactsTests", dependencies: ["Facts", "ReportModel"], swiftSettings: strict),
    .testTarget(
      name: "RulesTests", dependencies: ["Rules", "Facts", "ReportModel", "Blanketter"],
      swiftSettings: strict),
    .testTarget(
      name: "NamndRegisterTests", dependencies: ["NamndRegister", "ReportModel", "YAMLReading"],
      swiftSettings: strict),
    .testTarget(
      name: "ConversionTests",
      dependencies: [
        "Conversion", "ExporterKit", "ReportModel", "Blanketter", "NamndRegister",
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "LedgerTests",
      dependencies: ["Ledger", .product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: strict),
    .testTarget(
      name: "SpoolTests",
      dependencies: ["Spool", .product(name: "SystemPackage", package: "swift-system")],
      swiftSettings: strict),
    .testTarget(
      name: "ConfigurationTests",
      dependencies: [
        "Configuration", "YAMLReading", "CSVExporter", "Rules", "ReportModel",
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "OperationsTests",
      dependencies: [
        "Operations", "Service", .product(name: "Logging", package: "swift-log"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "ServiceTests",
      dependencies: [
        "Service", "Spool", "Ledger", "Conversion", "NamndRegister",
        .product(name: "Logging", package: "swift-log"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "ProgramTests", dependencies: ["blankettd"], exclude: ["Faults", "Transcripts"],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
