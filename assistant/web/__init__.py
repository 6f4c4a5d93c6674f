"""What every web server of the product has before it: who may speak to it, how much, how often."""
