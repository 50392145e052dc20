'use client';

import { PageFailure } from '@/components/console/layout/page-failure';

export default PageFailure;
