import { Fragment } from 'react';
import { type Snippet } from './search-request';

/** A text in which the places that match are marked. */
export function MarkedText({ text, marks }: Snippet) {
  return marks.map(({ start, end }, index) => (
    <Fragment key={start}>
      {text.slice(index === 0 ? 0 : marks[index - 1]?.end, start)}
      <mark>{text.slice(start, end)}</mark>
      {index === marks.length - 1 && text.slice(end)}
    </Fragment>
  ));
}
