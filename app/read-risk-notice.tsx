import { headers } from 'next/headers'
import type { ReactElement } from 'react'
import type { ProgrammeView } from '#lib/programmes.ts'
import { RiskNotice } from '#components/compliance/risk-notice.tsx'
import { acknowledgeRiskAction } from '#app/risk-actions.ts'
import { readVisitor } from '#server/audience/visitor.ts'
import { hasAcknowledged } from '#server/compliance/acknowledge-risk.ts'
import { readActor } from './read-visitor.ts'

/** The programme's risk text, for a visitor who has not seen it as it is now. */
export async function readRiskNotice(programme: ProgrammeView): Promise<ReactElement | null> {
  const { id, riskText, language } = programme
  const visitorId = readVisitor((await headers()).get('cookie') ?? undefined)
  if (await hasAcknowledged({ actor: await readActor(), visitorId }, programme)) return null
  return (
    <RiskNotice
      programmeId={id}
      riskText={riskText}
      language={language}
      acknowledge={acknowledgeRiskAction}
    />
  )
}
