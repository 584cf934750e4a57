"""The letters that Arabic attaches to words and that the grammar takes apart, as folding spells them."""

AND = "و"
ARTICLE = "ال"
FOR_THE = "لل"  # «ل» with the article
OF_THEM = ("ها", "هم", "هن")  # «رابعها»
