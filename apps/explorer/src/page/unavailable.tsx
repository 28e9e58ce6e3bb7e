import { useTranslate } from '../language/language';
import { domainTitle, useDomains } from './domains';

/** Says whose records may be missing or old, by values of the enum `Subgraph`. */
export function Unavailable({ subgraphs }: { subgraphs: string[] }) {
  const t = useTranslate();
  const domains = useDomains();
  if (subgraphs.length === 0) return null;
  const titles = subgraphs.map((subgraph) => t(domainTitle(domains, subgraph)));
  return (
    <p className="warning">
      {t({
        ja: `いま、次の領域の新しい内容を確かめられません。その記録は、欠けているか古いことがあります: ${titles.join('、')}`,
        en: `The newest content of these domains is not available now. Their records may be missing or old: ${titles.join(', ')}`,
      })}
    </p>
  );
}
