import { useEffect, useRef, useState } from 'react';
import { drawInto } from './echarts';
import { type Picture } from './picture';

/** Narrower than this it is scrolled. */
const narrowest = 320;

/** A picture on the page, as wide as its place, and its first marks in words for those who do not see it. */
export function Drawing({ picture }: { picture: Picture }) {
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const content = JSON.stringify({ ...picture, width });
  useEffect(() => {
    const box = place.current?.parentElement;
    if (!box) return undefined;
    const observer = new ResizeObserver(() => setWidth(Math.max(box.clientWidth, narrowest)));
    observer.observe(box);
    return () => observer.disconnect();
  }, []);
  useEffect(
    () => (place.current && width > 0 ? drawInto(place.current, JSON.parse(content) as Picture) : undefined),
    [content, width],
  );
  const { title, measure, marks } = picture;
  const first = marks
    .slice(0, 30)
    .map(({ label, value, time }) => `${time && `${time} `}${label}${measure && ` ${value}`}`);
  return (
    <div className="picture-box" tabIndex={0} role="region" aria-label={title}>
      <div ref={place} className="picture" role="img" aria-label={`${title} ${measure}: ${first.join(', ')}`} />
    </div>
  );
}
