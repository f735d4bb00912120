"""The canvas on which a map is drawn, by mouse and by keyboard."""
