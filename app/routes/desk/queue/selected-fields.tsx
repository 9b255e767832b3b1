type Selected = { reportId: string; revision: number };

/** Which reports a form is about, and each as its page shows it: what was changed since is left as it is. */
export function SelectedFields({ rows }: { rows: readonly Selected[] }) {
  return rows.map(({ reportId, revision }) => (
    <span key={reportId}>
      <input type="hidden" name="reports" value={reportId} />
      <input type="hidden" name={`revision-${reportId}`} value={revision} />
    </span>
  ));
}
