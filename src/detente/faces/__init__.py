"""What people see in a terminal: tables, marked words, progress."""
