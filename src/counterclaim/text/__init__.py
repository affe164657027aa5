"""What every stage needs of a text: words, sentences, paragraphs, all as code-point offsets."""
