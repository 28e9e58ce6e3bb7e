export { Admission, refusalStatus, type AdmissionLimits, type AdmissionOptions, type Handler } from './admission';
export { createBoundedServer, type BoundedServerOptions, type ConnectionLimits } from './connections';
export { callerOf, type Refusal } from './callers';
