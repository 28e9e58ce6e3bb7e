import { useEffect, useState } from 'react';
import { type TimelineChoice } from './timeline-request';

const everything: TimelineChoice = { from: '', to: '', subgraph: '', order: 'newest' };

/** Reads the choice from the part of an address after `#`: `#timeline&from=1995&to=2005&domain=INFORMATIZATION&order=oldest`. */
export function choiceInHash(hash: string): TimelineChoice | undefined {
  const given = new URLSearchParams(hash.replace(/^#/, ''));
  if (!given.has('timeline')) return undefined;
  return {
    from: given.get('from') ?? '',
    to: given.get('to') ?? '',
    subgraph: given.get('domain') ?? '',
    order: given.get('order') === 'oldest' ? 'oldest' : 'newest',
  };
}

/** The part of an address after `#` for a choice. */
export function choiceToHash({ from, to, subgraph, order }: TimelineChoice): string {
  const parameters = new URLSearchParams({
    ...(from.trim() && { from: from.trim() }),
    ...(to.trim() && { to: to.trim() }),
    ...(subgraph && { domain: subgraph }),
    ...(order === 'oldest' && { order }),
  });
  return ['#timeline', ...(parameters.size > 0 ? [String(parameters)] : [])].join('&');
}

/** How long the reader must not have typed before the address follows, in milliseconds. */
const pause = 400;

/** What the time line shows. Its address can be shared, and changes without entries in the history. */
export function useTimelineInAddress(): [TimelineChoice, (next: TimelineChoice) => void] {
  const [choice, setChoice] = useState<TimelineChoice>();

  useEffect(() => {
    const follow = () => setChoice(choiceInHash(location.hash));
    follow();
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);

  useEffect(() => {
    if (!choice) return undefined;
    const timer = setTimeout(() => history.replaceState(history.state, '', choiceToHash(choice)), pause);
    return () => clearTimeout(timer);
  }, [choice]);

  return [choice ?? everything, setChoice];
}
