/**
 * Formats of one kind, each made once for a language and options: making one takes a hundred times as long as using it.
 * Those that were made first go when there are too many.
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

/** A few ways of writing, in two languages, in the zones of a country. Bounded, as a zone's name may be typed in any mixture of cases. */
const mostFormats = 200;

/** @throws RangeError for a zone that is none */
export const dateFormat = keepFormats(
  (tag, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(tag, options),
);
