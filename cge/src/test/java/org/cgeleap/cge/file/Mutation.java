package org.cgeleap.cge.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One thing done to a model file, as a hurried user or a broken tool would. */
enum Mutation {
    DELETE_LINE {
        @Override
        String of(String text, Random random) {
            List<String> lines = lines(text);
            lines.remove(random.nextInt(lines.size()));
            return String.join("\n", lines);
        }
    },
    REPEAT_LINE {
        @Override
        String of(String text, Random random) {
            List<String> lines = lines(text);
            int at = random.nextInt(lines.size());
            lines.add(at, lines.get(at));
            return String.join("\n", lines);
        }
    },
    SWAP_LINES {
        @Override
        String of(String text, Random random) {
            List<String> lines = lines(text);
            int a = random.nextInt(lines.size());
            int b = random.nextInt(lines.size());
            String kept = lines.get(a);
            lines.set(a, lines.get(b));
            lines.set(b, kept);
            return String.join("\n", lines);
        }
    },
    INDENT {
        @Override
        String of(String text, Random random) {
            List<String> lines = lines(text);
            int at = random.nextInt(lines.size());
            String line = lines.get(at);
            lines.set(at, random.nextBoolean() || !line.startsWith("  ") ? "  " + line : line.substring(2));
            return String.join("\n", lines);
        }
    },
    TAB {
        @Override
        String of(String text, Random random) {
            int at = random.nextInt(text.length());
            return text.substring(0, at) + "\t" + text.substring(at);
        }
    },
    DELETE_CHARACTER {
        @Override
        String of(String text, Random random) {
            int at = random.nextInt(text.length());
            return text.substring(0, at) + text.substring(at + 1);
        }
    },
    INSERT_CHARACTER {
        @Override
        String of(String text, Random random) {
            String odd = "{}[]:,\"'#&*!|>%@`=-+^/()?~\u0000\u00e9\u8d75\ud83c\ufffe";
            int at = random.nextInt(text.length());
            return text.substring(0, at) + odd.charAt(random.nextInt(odd.length())) + text.substring(at);
        }
    },
    TRUNCATE {
        @Override
        String of(String text, Random random) {
            return text.substring(0, random.nextInt(text.length()));
        }
    },
    RENAME {
        @Override
        String of(String text, Random random) {
            return replaced(text, WORD, random, word -> {
                int at = random.nextInt(word.length());
                return word.substring(0, at) + "x" + word.substring(at);
            });
        }
    },
    OTHER_WORD {
        @Override
        String of(String text, Random random) {
            List<String> words = new ArrayList<>();
            Matcher m = WORD.matcher(text);
            while (m.find()) {
                words.add(m.group());
            }
            return replaced(text, WORD, random, word -> words.get(random.nextInt(words.size())));
        }
    },
    NUMBER_TO_TEXT {
        @Override
        String of(String text, Random random) {
            String[] odd = {
                "many", ".nan", ".inf", "-.inf", "1e999", "", "null", "[1]", "{a: 1}", "1,5", "0x1F", "=", "=)"
            };
            return replaced(text, NUMBER, random, n -> odd[random.nextInt(odd.length)]);
        }
    },
    OTHER_NUMBER {
        @Override
        String of(String text, Random random) {
            String[] odd = {"0", "-1", "1e-300", "1e300", "-0.0", "1e15", "7", ".5", "1e-3"};
            return replaced(text, NUMBER, random, n -> odd[random.nextInt(odd.length)]);
        }
    };

    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z_0-9]*");
    private static final Pattern NUMBER = Pattern.compile("(?<![A-Za-z0-9_.])\\d+(\\.\\d+)?(?![A-Za-z0-9_.])");

    abstract String of(String text, Random random);

    private static List<String> lines(String text) {
        return new ArrayList<>(text.lines().toList());
    }

    private interface Change {
        String of(String found);
    }

    private static String replaced(String text, Pattern pattern, Random random, Change change) {
        List<int[]> places = new ArrayList<>();
        Matcher m = pattern.matcher(text);
        while (m.find()) {
            places.add(new int[] {m.start(), m.end()});
        }
        if (places.isEmpty()) {
            return text;
        }
        int[] at = places.get(random.nextInt(places.size()));
        return text.substring(0, at[0]) + change.of(text.substring(at[0], at[1])) + text.substring(at[1]);
    }
}
