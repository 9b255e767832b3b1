/** Stands before the name of each field of a form that was refused, while it is carried along with an access code. */
const prefix = "kept.";

/** A field of a form, and what stood in it. */
export type CarriedField = [name: string, value: string];

/** Of a form that asks for a code no more than 64 KiB are read: beside what is carried stand the code and a few words. */
const carriedBytes = 60_000;

/**
 * All that a form held, to be carried by the form that asks for the code; nothing of one that is too long, which is left to
 * be copied.
 */
export function carriedFields(form: FormData): CarriedField[] {
  const fields = [...form].flatMap(([name, value]): CarriedField[] =>
    typeof value === "string" ? [[prefix + name, value]] : [],
  );
  const sent = new URLSearchParams(fields).toString();
  return sent.length < carriedBytes ? fields : [];
}

/** The fields that a form carries, as they are carried on; none for a form that asks for the code alone. */
export function carriedOn(form: FormData): CarriedField[] {
  return [...form].flatMap(([name, value]) =>
    name.startsWith(prefix) && typeof value === "string" ? [[name, value]] : [],
  );
}

/** The form that was refused, as it was; null where none is carried. */
export function carriedForm(form: FormData): FormData | null {
  const carried = new FormData();
  for (const [name, value] of carriedOn(form))
    carried.append(name.slice(prefix.length), value);
  return [...carried].length > 0 ? carried : null;
}
