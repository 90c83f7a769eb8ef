public import Ledger
public import Spool

extension FileKey {
  /// As the ledger knows a state of a file.
  public init(_ identity: FileIdentity) {
    self.init(inode: identity.inode, size: identity.size, modified: identity.modified)
  }
}
