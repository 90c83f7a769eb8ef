@main struct Blankettd { static func main() {} }
