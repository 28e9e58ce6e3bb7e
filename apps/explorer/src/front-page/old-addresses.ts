/** Sends the reader from addresses of the time line that the front page once had, `#timeline&from=1995`, to its page. */
export function followOldAddresses(): void {
  if (!/^#timeline&/.test(location.hash) || !document.querySelector('form.find')) return;
  const given = new URLSearchParams(location.hash.slice(1));
  given.delete('timeline');
  location.replace(`./timeline?${String(given)}`);
}
