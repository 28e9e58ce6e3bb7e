/** Hands a file to the reader's browser to keep. */
export function save(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // The browser reads the address after the click has returned.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** A name for a file that says what is in it and when it was asked: `sharesOfWomen-2024-11-23.csv`. */
export function fileName(stem: string, at: Date, extension: string): string {
  const day = at.toLocaleDateString('sv-SE', { timeZone: 'Asia/Tokyo' });
  return `${stem.replaceAll(/[^\w.-]/g, '_') || 'answer'}-${day}.${extension}`;
}
