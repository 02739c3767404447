"""Around appeals, in Spanish."""

from __future__ import annotations

from wireroom.support.rules.phrases.phrases import Around, Phrases, Reasons

PHRASES = Phrases(
    every={"once": "Una vez", "month": "Cada mes", "year": "Cada año"},
    goal="{words}: {reached} de {wanted}",
    beside="{goal}, y {others} en otras monedas",
    around=Around(
        label="Petición de apoyo",
        label_thanks="Gracias",
        later="Recordármelo más tarde",
        later_said="No se le recordará antes de una semana.",
        why="¿Por qué veo esto?",
        why_short="¿Por qué?",
        not_now="Ahora no",
        why_heading="Por qué ve esto",
        note="Lo que su navegador sabe de esto, solo él lo guarda.",
        stop="No volver a mostrar esto",
        stop_said="Esto no volverá a mostrarse en este navegador.",
        stop_all="No pedirme nada más en este navegador",
        stop_all_said="No se le pedirá nada más en este navegador.",
        count_no_more="No contar los artículos que leo",
        count_no_more_said="Sus artículos ya no se cuentan.",
    ),
    reasons=Reasons(
        thanks="Usted apoya a esta redacción. Su navegador lo guarda en una palabra que ningún otro sitio puede leer.",
        here="Aparece en artículos como este.",
        place="Se dirige a quienes leen donde usted parece estar ({place}).",
        unknown="desconocido",
        languages="Se dirige a quienes leen los idiomas de su navegador.",
        device="Se dirige a quienes leen en un dispositivo como el suyo.",
        signed_in="Se dirige a quienes han iniciado sesión.",
        signed_out="Usted no ha iniciado sesión.",
        read="Su navegador contó cuántos artículos abrió en los últimos 30 días.",
        test="Se comparan varias redacciones; a su navegador le tocó esta por sorteo.",
        everybody="Se muestra a todas las personas que no han dado últimamente.",
        cap="Verá una petición así como máximo {times} veces en {days} días.",
    ),
)
