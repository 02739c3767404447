"""What readers reach of the room: `/briefings`, the links in their mail, and their choice in the account."""
