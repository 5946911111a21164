export { circleOf } from './access/circle';
export { readAccessFile, readerNamed } from './access/readers';
export { parseClock, parseFrom } from './clock';
export { viewParameters } from './decide';
export { lineTeller } from './line-teller';
export { openView } from './open-view';
export { makeProjections, MOST_KEPT } from './projections';
export type { Clocks } from '../model/view';
export { recordDetail, type RecordDetail } from './record-detail';
