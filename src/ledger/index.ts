export { deliveriesInLedger, type LedgerDelivery, type LedgerFile } from './deliveries';
