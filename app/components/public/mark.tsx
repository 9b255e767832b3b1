/** A line between two poles, with a signal on it. */
export function Mark() {
  return (
    <svg viewBox="0 0 44 32" fill="none" aria-hidden="true" focusable="false">
      <path
        d="M6 4v25M38 4v25M1 9h10M33 9h10"
        stroke="currentColor"
        strokeWidth="2.5"
        strokeLinecap="round"
      />
      <path d="M6 9C14 21 30 21 38 9" stroke="currentColor" strokeWidth="2" />
      <circle cx="22" cy="18" r="4" fill="#f2b441" />
    </svg>
  );
}
