export { Admission, refusalStatus, type AdmissionLimits, type AdmissionOptions, type Handler } from './admission';
export { callerOf } from './caller';
export { createBoundedServer, type BoundedServerOptions, type ConnectionLimits } from './connections';
export type { Refusal } from './request-rate';
