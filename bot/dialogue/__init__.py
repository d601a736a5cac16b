"""What the assistant says next: pure functions from content and state to a reply."""
