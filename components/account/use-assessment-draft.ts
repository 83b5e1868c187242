'use client'

import { useEffect, useState } from 'react'
import { questionnaire } from '#lib/questionnaire.ts'

type Draft = {
  answers: Record<string, number>
  choose: (questionId: string, option: number) => void
  forget: () => void
}

/** Answers that are not sent yet, kept in this tab for this person and version of the questionnaire. */
export function useAssessmentDraft(userId: string): Draft {
  const key = `caibo-assessment-${questionnaire.version}-${userId}`
  const [answers, setAnswers] = useState<Record<string, number>>({})
  useEffect(() => {
    // After the first paint, which is the server's and knows of no draft.
    const frame = requestAnimationFrame(() => setAnswers(readDraft(key)))
    return () => cancelAnimationFrame(frame)
  }, [key])

  function choose(questionId: string, option: number): void {
    const next = { ...answers, [questionId]: option }
    setAnswers(next)
    try {
      sessionStorage.setItem(key, JSON.stringify(next))
    } catch {
      // A browser that keeps nothing loses them with the page.
    }
  }
  function forget(): void {
    try {
      sessionStorage.removeItem(key)
    } catch {
      // Nothing was kept.
    }
  }
  return { answers, choose, forget }
}

function readDraft(key: string): Record<string, number> {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? '{}')
    if (typeof kept !== 'object' || kept === null) return {}
    const known = new Set<string>(questionnaire.questions.map(({ id }) => id))
    return Object.fromEntries(
      Object.entries(kept).filter(
        (entry): entry is [string, number] => known.has(entry[0]) && typeof entry[1] === 'number',
      ),
    )
  } catch {
    return {}
  }
}
