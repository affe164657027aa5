"""From claims to events and accounts: same event? same account? same origin?"""
