"""The forms that labels take in a sentence, by each language's grammar: a form that is not certain is not given."""
