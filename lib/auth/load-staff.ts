import { notFound, redirect } from 'next/navigation';
import { AppError } from '@/lib/core/errors';
import type { Permission } from './permissions';
import { currentStaff, requireStaff, type StaffGate, type StaffMember } from './require-staff';

/** The gate for a console page: to sign-in when nobody is, a 404 for a shop or a right one does not have. */
export async function staffPage(slug: string, permission: Permission = 'shop:read'): Promise<StaffGate> {
  try {
    return await requireStaff(slug, permission);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === 'UNAUTHENTICATED') redirect('/sign-in');
    notFound();
  }
}

/** Who is signed in, or off to sign-in. */
export async function signedInStaff(): Promise<StaffMember> {
  return (await currentStaff()) ?? redirect('/sign-in');
}
