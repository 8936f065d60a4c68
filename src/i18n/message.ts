/** A text for a reader or an analyst in both languages; one without the other does not compile. */
export interface Message {
  zh: string;
  en: string;
}

export type Locale = keyof Message;

/** The language a tool speaks: `zh` unless the environment's locale is another. */
export function localeOf(env: {
  ATLAS_LOCALE?: string | undefined;
  LC_ALL?: string | undefined;
  LANG?: string | undefined;
}): Locale {
  const name = env.ATLAS_LOCALE ?? env.LC_ALL ?? env.LANG ?? "";
  return name === "" || /^(zh|C$|C\.|POSIX)/i.test(name) ? "zh" : "en";
}

/** Fills `{name}` places of a message; throws on a place without a value, so that none is shown empty. */
export function say(
  message: Message,
  values: Readonly<Record<string, string | number>> = {},
  locale: Locale = "zh"
): string {
  return message[locale].replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`message "${message.en}": no value for {${name}}`);
    return String(value);
  });
}

/** Checks that a catalogue has both languages while it keeps its literal keys. */
export function messages<const Keys extends string>(
  catalogue: Record<Keys, Message>
): Record<Keys, Message> {
  return catalogue;
}
