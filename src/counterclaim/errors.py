"""Every exception that counterclaim raises. Bad input is a `Problem` record, never one of these.

CounterclaimError
├── UsageError          asked for something that cannot be: the message says what to type instead
├── RecordError         a record breaks its own invariant (an empty span, a span outside its text)
├── LedgerError         the ledger file cannot be used as asked
│   ├── NotALedger      the file exists and is something else, or of a newer format
│   └── LedgerBroken    the ledger contradicts itself; `counterclaim verify` says where
└── ModelError          the weights are missing, damaged, or of another format
"""


class CounterclaimError(Exception):
    """Root of the tree; the command line prints its message and exits with 2."""


class UsageError(CounterclaimError):
    """The caller asked for something that cannot be."""


class RecordError(CounterclaimError):
    """A record was built that breaks its own invariant."""


class LedgerError(CounterclaimError):
    """The ledger cannot be used as asked."""


class NotALedger(LedgerError):
    """The file is not a ledger, or one of a newer format."""


class LedgerBroken(LedgerError):
    """The ledger contradicts itself."""


class ModelError(CounterclaimError):
    """The reader model cannot be loaded."""
