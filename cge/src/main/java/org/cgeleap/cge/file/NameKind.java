package org.cgeleap.cge.file;

/** What a name of a model can stand for. */
enum NameKind {
    PARAMETER("parameter"),
    ACTIVITY("activity"),
    GOOD("good"),
    CONSUMER("consumer"),
    AUXILIARY("auxiliary");

    private final String text;

    NameKind(String text) {
        this.text = text;
    }

    /** "a parameter", "an activity", … */
    String withArticle() {
        return ("aeiou".indexOf(text.charAt(0)) < 0 ? "a " : "an ") + text;
    }

    @Override
    public String toString() {
        return text;
    }
}
