/** A sentence in the explorer's place, which a screen reader reads out. */
export function Notice({ japanese, english }: { japanese: string; english: string }) {
  return (
    <p className="notice" role="status">
      {japanese} <span lang="en">{english}</span>
    </p>
  );
}
