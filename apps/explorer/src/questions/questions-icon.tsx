/** A speech bubble with a question mark. */
export function QuestionsIcon() {
  return (
    <svg
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d="M3 4.5A1.5 1.5 0 0 1 4.5 3h11A1.5 1.5 0 0 1 17 4.5v8a1.5 1.5 0 0 1-1.5 1.5H9l-4 3.5V14h-.5A1.5 1.5 0 0 1 3 12.5Z" />
      <path d="M8.2 6.8a1.9 1.9 0 1 1 2.7 1.7c-.6.3-.9.6-.9 1.2" />
      <path d="M10 11.6v.1" />
    </svg>
  );
}
