"""Around appeals, in Portuguese."""

from __future__ import annotations

from wireroom.support.rules.phrases.phrases import Around, Phrases, Reasons

PHRASES = Phrases(
    every={"once": "Uma vez", "month": "Todos os meses", "year": "Todos os anos"},
    goal="{words}: {reached} de {wanted}",
    beside="{goal}, e {others} noutras moedas",
    around=Around(
        label="Um pedido de apoio",
        label_thanks="Obrigado",
        later="Lembrar-me mais tarde",
        later_said="Só voltará a ser lembrado daqui a uma semana.",
        why="Porque vejo isto?",
        why_short="Porquê?",
        not_now="Agora não",
        why_heading="Porque vê isto",
        note="O que o seu navegador sabe disto, só ele guarda.",
        stop="Não mostrar isto de novo",
        stop_said="Isto não volta a ser mostrado neste navegador.",
        stop_all="Nunca mais me pedir nada neste navegador",
        stop_all_said="Neste navegador nada mais lhe será pedido.",
        count_no_more="Não contar as notícias que leio",
        count_no_more_said="As suas notícias já não são contadas.",
    ),
    reasons=Reasons(
        thanks="Apoia esta redação. O seu navegador guarda isso numa palavra que nenhum outro sítio pode ler.",
        here="Aparece em notícias como esta.",
        place="Destina-se a quem lê onde parece estar ({place}).",
        unknown="desconhecido",
        languages="Destina-se a quem lê as línguas do seu navegador.",
        device="Destina-se a quem lê num aparelho como o seu.",
        signed_in="Destina-se a quem iniciou sessão.",
        signed_out="Não iniciou sessão.",
        read="O seu navegador contou quantas notícias abriu nos últimos 30 dias.",
        test="Comparam-se textos diferentes; ao seu navegador calhou este por sorteio.",
        everybody="É mostrado a quem não deu nada ultimamente.",
        cap="Vê um pedido destes no máximo {times} vezes em {days} dias.",
    ),
)
