"""What readers think of answers, kept where the operator turned that on."""
