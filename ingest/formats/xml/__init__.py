"""What the formats made of XML share: archives, styles, markup, dates."""
