import type { ChartColors, Mark } from './chart';

/** What a bar or a point is drawn from. Echarts passes it to the function that writes the label. */
interface DrawnMark {
  value: number | null;
  text: string;
  itemStyle?: { color: string };
}

/** A total is muted, so that it is not taken for one of the values that it adds up. What the question is about stands out. */
export function barOf(mark: Mark | undefined, colors: ChartColors): DrawnMark {
  if (!mark) return { value: null, text: '' };
  const color = mark.isTotal ? colors.mutedText : mark.isHighlighted ? colors.series[1] : undefined;
  return { value: mark.value, text: mark.text, ...(color && { itemStyle: { color } }) };
}

export const labelOfMark = ({ data }: { data?: unknown }): string => (data as DrawnMark | undefined)?.text ?? '';
