export {
  type Chart,
  chartKinds,
  type ChartKind,
  type DrawnKind,
  colorsOf,
  describeChart,
  fileWidth,
  type Mark,
  maxMarks,
  panelsOf,
  type Series,
  type Theme,
  themes,
} from './chart';
export { type ChartEngine, chartHeight, drawInto, drawSvg } from './draw';
export { chartCaption, type CaptionSource } from './caption';
export { chartColumns, type ChartColumns, type ChartSetup, possibleKinds } from './choose';
export { sentenceOf } from './sentence';
export { pictureOf, type PictureOptions, type TableChart, tableOfDeclaration } from './table-chart';
export { type ChartFigure, figuresChart, type FiguresChartOptions } from './figures-chart';
