clock T
as mediator
do mediation_dispute.register on T source=APPLIED committee_kind=VILLAGE dispute_type={dispute_type} account="{account}" party="{party}" party="{other}"
expect state registered
