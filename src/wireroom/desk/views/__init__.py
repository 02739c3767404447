"""What an editor sees and presses: each view asks a front door and shows the answer."""
