/**
 * Formats of one kind, each made once for a language and options: making one takes a hundred times as long as using it.
 * When there are too many, the oldest are dropped.
 */
export function keepFormats<Options, Format>(
  make: (tag: string, options: Options) => Format,
): (tag: string, options: Options) => Format {
  const made = new Map<string, Format>();
  return (tag, options) => {
    const key = `${tag} ${JSON.stringify(options)}`;
    const found = made.get(key);
    if (found) return found;
    const format = make(tag, options);
    const [oldest] = made.keys();
    if (oldest !== undefined && made.size >= mostFormats) made.delete(oldest);
    made.set(key, format);
    return format;
  };
}

/**
 * Enough for a few ways of writing, two languages and the zones of a country. There is a limit because a zone's name
 * may be typed in any mixture of upper and lower case.
 */
const mostFormats = 200;

/** @throws RangeError when there is no such zone */
export const dateFormat = keepFormats(
  (tag, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(tag, options),
);
