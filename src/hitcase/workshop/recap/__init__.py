"""What a meeting came to, for a mail, a document, and the opening of the next one."""
