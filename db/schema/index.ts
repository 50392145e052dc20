// For Drizzle only: the whole schema as one object. Product code imports the aggregate it needs.

export * from './access';
export * from './brands';
export * from './catalog';
export * from './credit';
export * from './delivery-requests';
export * from './domains';
export * from './inspections';
export * from './operations';
export * from './orders';
export * from './payments';
export * from './policies';
export * from './polling';
export * from './reports';
export * from './return-ways';
export * from './returns';
export * from './shipments';
export * from './shoppers';
export * from './shops';
export * from './staff';
export * from './webhooks';
