/** Words typed for a step that can no longer be taken, to be copied elsewhere. */
export function TypedWords({ typed }: { typed: Record<string, string> }) {
  const kept = typed.reason ?? typed.words ?? typed.body ?? typed.note ?? "";
  if (kept === "") return null;
  return (
    <div className="field">
      <label htmlFor="typed-words">What you had typed</label>
      <textarea
        className="textarea"
        id="typed-words"
        readOnly
        defaultValue={kept}
      />
    </div>
  );
}
