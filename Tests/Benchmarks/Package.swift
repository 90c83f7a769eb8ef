// swift-tools-version: 6.2

import PackageDescription

let package = Package(
  name: "Benchmarks",
  dependencies: [
    .package(name: "blankettd", path: "../.."),
    .package(url: "https://github.com/apple/swift-system.git", from: "1.8.1"),
  ],
  targets: [
    .target(
      name: "Measurement", dependencies: [.product(name: "Blanketter", package: "blankettd")]),
    .executableTarget(
      name: "ReaderBenchmark",
      dependencies: [
        "Measurement",
        .product(name: "ReportModel", package: "blankettd"),
        .product(name: "Blanketter", package: "blankettd"),
      ]),
    .executableTarget(
      name: "SheetBenchmark",
      dependencies: [
        "Measurement",
        .product(name: "ReportModel", package: "blankettd"),
        .product(name: "Blanketter", package: "blankettd"),
        .product(name: "ExporterKit", package: "blankettd"),
        .product(name: "XLSXExporter", package: "blankettd"),
        .product(name: "SystemPackage", package: "swift-system"),
      ]),
    .executableTarget(
      name: "RulesBenchmark",
      dependencies: [
        "Measurement",
        .product(name: "ReportModel", package: "blankettd"),
        .product(name: "Blanketter", package: "blankettd"),
        .product(name: "Rules", package: "blankettd"),
      ]),
  ],
  swiftLanguageModes: [.v6]
)
