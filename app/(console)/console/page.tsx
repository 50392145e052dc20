import Link from 'next/link';
import { redirect } from 'next/navigation';
import { SignInCard } from '@/components/console/layout/sign-in-card';
import { ROLES } from '@/components/console/settings/role-words';
import { signedInStaff } from '@/lib/auth/load-staff';

export default async function Page() {
  const { memberships } = await signedInStaff();
  const [first] = memberships;
  if (first && memberships.length === 1) redirect(`/console/${first.slug}`);
  return (
    <SignInCard title="Which shop?">
      {memberships.length === 0 && <p>You are not a member of a shop yet. Ask its owner to invite you.</p>}
      <ul className="grid gap-2">
        {memberships.map(({ slug, name, role }) => (
          <li key={slug}>
            <Link
              href={`/console/${slug}`}
              className="block rounded-control border border-line px-4 py-3 font-semibold no-underline hover:border-edge"
            >
              {name}
              <span className="block text-sm font-normal text-muted">{ROLES[role].name}</span>
            </Link>
          </li>
        ))}
      </ul>
    </SignInCard>
  );
}
