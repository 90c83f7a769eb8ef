// swift-tools-version: 6.2

import PackageDescription

let package = Package(
  name: "Benchmarks",
  dependencies: [.package(name: "blankettd", path: "../..")],
  targets: [
    .executableTarget(
      name: "ReaderBenchmark",
      dependencies: [
        .product(name: "ReportModel", package: "blankettd"),
        .product(name: "Blanketter", package: "blankettd"),
      ]),
    .executableTarget(
      name: "RulesBenchmark",
      dependencies: [
        .product(name: "ReportModel", package: "blankettd"),
        .product(name: "Blanketter", package: "blankettd"),
        .product(name: "Rules", package: "blankettd"),
      ]),
  ],
  swiftLanguageModes: [.v6]
)
