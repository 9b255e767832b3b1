import { useWords } from "#app/components/public/frame.ts";

/** Where the words of a form are kept: a page of questions, or the name of a message's form. */
export type Saves = { page: string; isDraft: boolean };

/** What app/browser says of the words typed: shown at each save, and told when it is another state than before. */
export function AutosaveState() {
  const { states, links } = useWords().keeping;
  const words = Object.fromEntries([
    ...Object.entries(states),
    ...Object.entries(links).map(([state, link]) => [`${state}.link`, link]),
  ]);
  return (
    <>
      <p className="autosave" data-states={JSON.stringify(words)} />
      <p className="usa-sr-only" role="status" data-told="" />
    </>
  );
}
