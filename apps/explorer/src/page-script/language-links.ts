/**
 * Lets the links to the page in each language lead to what the reader is about to see, such as a search that is on its way.
 * @param wanted its address; undefined if it is what the page shows
 */
export function leadLanguagesTo(wanted: () => URL | undefined): void {
  const onClick = ({ target }: MouseEvent): void => {
    const link = (target as Element).closest<HTMLAnchorElement>('.languages a');
    const address = link && wanted();
    if (!address) return;
    const search = new URLSearchParams(address.search);
    search.set('lang', link.hreflang);
    link.search = String(search);
  };
  document.addEventListener('click', onClick, { capture: true });
}
